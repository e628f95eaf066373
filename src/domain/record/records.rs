//! The list of records: one line here and a struct make a new kind of row known to the snapshot,
//! the merge, the log and the stores.

/// Calls a macro with the list of records: `Variant(Type) table`. Tables that others point
/// into come first, so that loading and writing in this order never meets a missing row, and who
/// points at a row is looked for from its table on. The types are only named:
/// whoever makes something of them brings them into view.
macro_rules! for_each_record {
    ($callback:ident) => {
        $callback! {
            ParentOrganisation(ListItem) parent_organisation;
            Branch(ListItem) branch;
            EmploymentType(ListItem) employment_type;
            City(ListItem) city;
            IdentifierKind(ListItem) identifier_kind;
            ContactRole(ListItem) contact_role;
            CharacteristicCategory(ListItem) characteristic_category;
            ServiceProcess(ListItem) service_process;
            System(ListItem) system;
            Segment(ListItem) segment;
            UnitSetting(UnitSetting) unit_setting;
            BranchManager(BranchManager) branch_manager;
            RoundStepKind(RoundStepKind) round_step_kind;
            Product(Product) product;
            Team(Team) team;
            ServiceGroup(ServiceGroup) service_group;
            Employee(Employee) employee;
            Agency(Agency) agency;
            AgencyIdentifier(AgencyIdentifier) agency_identifier;
            OpeningHours(OpeningHours) opening_hours;
            OpeningException(OpeningException) opening_exception;
            AccountPerson(AccountPerson) account_person;
            Succession(Succession) succession;
            Assignment(Assignment) assignment;
            EmploymentCounting(EmploymentCounting) employment_counting;
            Headcount(Headcount) headcount;
            Volume(Volume) volume;
            Verification(Verification) verification;
            Contact(Contact) contact;
            ContactReach(ContactReach) contact_reach;
            ContactInRole(ContactInRole) contact_in_role;
            Characteristic(Characteristic) characteristic;
            Question(Question) question;
            QuestionRound(QuestionRound) question_round;
            RoundQuestion(RoundQuestion) round_question;
            Answer(Answer) answer;
            PayGroup(PayGroup) pay_group;
            PayGroupStep(PayGroupStep) pay_group_step;
            PayrollDate(MovedDate) payroll_date;
            RecurringTask(RecurringTask) recurring_task;
            RoundStep(RoundStep) round_step;
            AgencyService(AgencyService) agency_service;
            WorkPair(WorkPair) work_pair;
            Absence(Absence) absence;
            AgencySystem(AgencySystem) agency_system;
            SystemAccess(SystemAccess) system_access;
            Agreement(Agreement) agreement;
            DefinitionLine(DefinitionLine) definition_line;
            Metric(Metric) metric;
            MetricResult(MetricResult) metric_result;
            BoundaryCondition(BoundaryCondition) boundary_condition;
            UnitPrice(UnitPrice) unit_price;
            AppliedAgreement(AppliedAgreement) applied_agreement;
            PlannedChange(PlannedChange) planned_change;
            Feedback(Feedback) feedback;
            Handover(Handover) handover;
            OpenMatter(OpenMatter) open_matter;
            Meeting(Meeting) meeting;
            MeetingAgency(MeetingAgency) meeting_agency;
            MeetingDecision(MeetingDecision) meeting_decision;
            ClientPlan(ClientPlan) client_plan;
            Satisfaction(Satisfaction) satisfaction;
            DataDuty(DataDuty) data_duty;
            Doubt(Doubt) doubt;
            PrivacyNotice(PrivacyNotice) privacy_notice;
            Retention(Retention) retention;
            Norm(Norm) norm;
            AgencyFactor(AgencyFactor) agency_factor;
            CostPerPersonYear(CostPerPersonYear) cost_per_person_year;
        }
    };
}
pub(crate) use for_each_record;
